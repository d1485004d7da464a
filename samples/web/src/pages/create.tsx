import { unwrap, type CreateGenerationRequest, type Model } from '@vivaapi/client';
import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Gem, ImagePlus, Lightbulb, Sparkles, X } from 'lucide-react';
import { useEffect, useState, type FormEvent } from 'react';
import { Link, useLocation } from 'react-router';
import { toast } from 'sonner';
import { JobCard } from '@/components/job-card';
import { PageTitle } from '@/components/page';
import { Button, Card, Choice, control, Empty, Field, Notice, Skeleton, Trouble } from '@/components/ui';
import { useDebounced } from '@/lib/browser';
import { cn } from '@/lib/cn';
import { moneyMoved, useModels, useRecent } from '@/lib/data';
import { useIntent } from '@/lib/intent';
import { viva } from '@/lib/viva';
import { useText } from '@/text';

const longestPrompt = 2000;

export function CreatePage() {
  const { t } = useText();
  const models = useModels();
  const recent = useRecent();
  return (
    <div className="space-y-6">
      <PageTitle title={t('createTitle')} lead={t('createLead')} />
      <div className="grid grid-cols-1 items-start gap-6 lg:grid-cols-[1.1fr_1fr]">
        {models.isError ? (
          <Trouble error={models.error} onRetry={() => void models.refetch()} />
        ) : models.data ? (
          <Order models={models.data.items} />
        ) : (
          <Skeleton className="h-96" />
        )}
        <section aria-labelledby="latest" className="space-y-4">
          <h2 id="latest" className="scroll-mt-20 text-lg font-bold">
            {t('latest')}
          </h2>
          {recent.isError && <Trouble error={recent.error} onRetry={() => void recent.refetch()} />}
          {recent.isPending && <Skeleton className="h-72" />}
          {recent.data?.items.length === 0 && (
            <Card>
              <Empty icon={<Sparkles aria-hidden />} title={t('videosEmpty')} lead={t('latestEmpty')} />
            </Card>
          )}
          <ul className="space-y-4">
            {recent.data?.items.map((job) => (
              <li key={job.id}>
                <JobCard job={job} />
              </li>
            ))}
          </ul>
        </section>
      </div>
    </div>
  );
}

interface Picture {
  name: string;
  preview: string;
  imageUrl: string;
}

function Order({ models }: { models: Model[] }) {
  const { t, number } = useText();
  const { state } = useLocation();
  const client = useQueryClient();
  const intent = useIntent();
  const [prompt, setPrompt] = useState(() => (state as { prompt?: string } | null)?.prompt ?? '');
  const [code, setCode] = useState(() => (models.find((each) => each.isDefault) ?? models[0])?.code ?? '');
  const [wantedDuration, setDuration] = useState<number | null>(null);
  const [wantedAspect, setAspect] = useState<string | null>(null);
  const [pictures, setPictures] = useState<Picture[]>([]);
  const [checked, setChecked] = useState(false);

  const model = models.find((each) => each.code === code) ?? models[0];
  const duration = model?.durations.includes(wantedDuration ?? -1) ? wantedDuration! : model?.durations[0];
  const aspectRatio = model?.aspectRatios.includes(wantedAspect ?? '') ? wantedAspect! : model?.aspectRatios[0];
  const images = pictures.slice(0, model?.maxImages ?? 0).map((each) => each.imageUrl);
  const empty = prompt.trim().length === 0;

  const choice = {
    ...(model && { model: model.code }),
    ...(duration !== undefined && { duration }),
    ...(aspectRatio !== undefined && { aspectRatio }),
    ...(images.length > 0 && { imageUrls: images }),
  };
  const quoted = useDebounced(JSON.stringify(choice), 250);
  const quote = useQuery({
    // The prompt does not change the price; the API only wants one.
    queryKey: ['quota', 'quote', quoted],
    queryFn: () =>
      unwrap(
        viva.api.POST('/api/v1/generations/quote', { body: { ...(JSON.parse(quoted) as typeof choice), prompt: '…' } }),
      ),
    placeholderData: keepPreviousData,
  });

  const generate = useMutation({
    mutationFn(body: CreateGenerationRequest) {
      const header = { 'Idempotency-Key': intent.keyFor(JSON.stringify(body)) };
      return unwrap(viva.api.POST('/api/v1/generations', { params: { header }, body }));
    },
    onSuccess() {
      intent.done();
      toast.success(t('submitted'));
      setPrompt('');
      setPictures([]);
      setChecked(false);
      void client
        .invalidateQueries({ queryKey: ['generations'] })
        .then(() => document.getElementById('latest')?.scrollIntoView({ block: 'start', behavior: 'smooth' }));
      moneyMoved(client);
    },
    onError: (error) => intent.failed(error),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setChecked(true);
    if (!empty) {
      generate.mutate({ ...choice, prompt: prompt.trim() });
    }
  };

  return (
    <Card>
      <form noValidate onSubmit={submit} className="space-y-5">
        <Field
          label={t('prompt')}
          hint={
            <span className="block text-right tabular-nums">{`${number(prompt.length)} / ${number(longestPrompt)}`}</span>
          }
          error={checked && empty ? t('promptEmpty') : undefined}
        >
          {(input) => (
            <textarea
              {...input}
              rows={5}
              maxLength={longestPrompt}
              placeholder={t('placeholderScene')}
              className={cn(control, 'min-h-32 resize-y leading-relaxed')}
              value={prompt}
              onChange={(event) => setPrompt(event.target.value)}
            />
          )}
        </Field>
        {empty && (
          <div className="space-y-2">
            <p className="flex items-center gap-1.5 text-sm text-quiet">
              <Lightbulb className="size-4" aria-hidden />
              {t('ideas')}
            </p>
            <ul className="flex flex-wrap gap-2">
              {(['idea1', 'idea2', 'idea3'] as const).map((idea) => (
                <li key={idea} className="max-w-full">
                  <button
                    type="button"
                    className="min-h-9 max-w-full truncate rounded-full border px-3.5 text-left text-sm text-quiet transition-colors hover:border-accent hover:text-ink"
                    onClick={() => setPrompt(t(idea))}
                  >
                    {t(idea)}
                  </button>
                </li>
              ))}
            </ul>
          </div>
        )}
        {models.length > 1 && (
          <Field label={t('model')}>
            {(input) => (
              <select {...input} className={control} value={code} onChange={(event) => setCode(event.target.value)}>
                {models.map((each) => (
                  <option key={each.code} value={each.code}>
                    {each.name} · {t('credits', { n: number(each.priceCredits) })}
                  </option>
                ))}
              </select>
            )}
          </Field>
        )}
        <div className="flex flex-wrap gap-5">
          {model && (
            <Choice
              label={t('duration')}
              value={String(duration)}
              onChange={(next) => setDuration(Number(next))}
              options={model.durations.map((each) => ({ value: String(each), label: t('seconds', { n: each }) }))}
            />
          )}
          {model && (
            <Choice
              label={t('aspect')}
              value={aspectRatio ?? ''}
              onChange={setAspect}
              options={model.aspectRatios.map((each) => ({ value: each, label: each }))}
            />
          )}
        </div>
        {model && model.maxImages > 0 && <Pictures most={model.maxImages} pictures={pictures} onChange={setPictures} />}
        <div className="space-y-3 rounded-2xl bg-raised p-4">
          <div className="flex items-center justify-between gap-4" aria-live="polite" data-testid="price">
            <span className="text-sm text-quiet">{t('price')}</span>
            <span className="flex items-center gap-1.5 text-lg font-bold tabular-nums">
              <Gem className="size-4 text-accent" aria-hidden />
              {quote.data ? t('credits', { n: number(quote.data.priceCredits) }) : t('priceUnknown')}
            </span>
          </div>
          {quote.data?.affordable && (
            <p className="text-right text-sm text-quiet">
              {t('priceAfter', { n: number(quote.data.availableCredits - quote.data.priceCredits) })}
            </p>
          )}
          {quote.isError && <Trouble error={quote.error} onRetry={() => void quote.refetch()} />}
          {quote.data && !quote.data.affordable && (
            <Notice tone="warn">
              {t('notEnough', {
                required: number(quote.data.priceCredits),
                available: number(quote.data.availableCredits),
              })}{' '}
              <Link to="/packages" className="font-semibold underline underline-offset-2">
                {t('buyCredits')}
              </Link>
            </Notice>
          )}
          {generate.isError && <Trouble error={generate.error} />}
          <Button
            type="submit"
            size="large"
            className="w-full"
            busy={generate.isPending}
            disabled={quote.data ? !quote.data.affordable : false}
          >
            {!generate.isPending && <Sparkles aria-hidden />}
            {quote.data ? t('generateFor', { n: number(quote.data.priceCredits) }) : t('generate')}
          </Button>
        </div>
      </form>
    </Card>
  );
}

function Pictures({
  most,
  pictures,
  onChange,
}: {
  most: number;
  pictures: Picture[];
  onChange: (pictures: Picture[]) => void;
}) {
  const { t } = useText();
  const upload = useMutation({
    async mutationFn(file: File) {
      const { imageUrl } = await viva.upload(file);
      return { name: file.name, preview: URL.createObjectURL(file), imageUrl };
    },
    onSuccess: (picture) => onChange([...pictures, picture]),
  });
  useEffect(
    () => () => pictures.forEach((each) => URL.revokeObjectURL(each.preview)),
    // Let go of when the page is left; a removed one goes with it.
    // eslint-disable-next-line react-hooks/exhaustive-deps
    [],
  );
  return (
    <fieldset className="space-y-2">
      <legend className="text-sm font-medium">{t('images')}</legend>
      <p className="text-sm text-quiet">{t('imagesHint', { n: most })}</p>
      <div className="flex flex-wrap gap-3">
        {pictures.slice(0, most).map((each, index) => (
          <div key={each.imageUrl} className="relative">
            <img src={each.preview} alt={each.name} className="size-20 rounded-xl border object-cover" />
            <button
              type="button"
              aria-label={t('removeImage', { n: index + 1 })}
              className="absolute -right-2 -top-2 grid size-7 place-items-center rounded-full border bg-surface"
              onClick={() => onChange(pictures.filter((other) => other !== each))}
            >
              <X className="size-3.5" aria-hidden />
            </button>
          </div>
        ))}
        {pictures.length < most && (
          <label className="grid size-20 cursor-pointer place-items-center rounded-xl border border-dashed border-edge text-quiet focus-within:outline-2 focus-within:outline-accent hover:text-ink">
            <ImagePlus className={cn('size-6', upload.isPending && 'animate-pulse')} aria-hidden />
            <span className="sr-only">{t('addImage')}</span>
            <input
              type="file"
              accept="image/png,image/jpeg,image/webp"
              className="sr-only"
              disabled={upload.isPending}
              onChange={(event) => {
                const file = event.target.files?.[0];
                event.target.value = '';
                if (file) {
                  upload.mutate(file);
                }
              }}
            />
          </label>
        )}
      </div>
      {upload.isError && <Trouble error={upload.error} />}
    </fieldset>
  );
}
