import { isFinal, unwrap, type Generation, type GenerationState } from '@vivaapi/client';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Ban, CircleX, Clapperboard, Download, LoaderCircle } from 'lucide-react';
import { Link, useNavigate } from 'react-router';
import { toast } from 'sonner';
import { Badge, Button, Card, Notice, Progress, Skeleton, Trouble, type Tone } from '@/components/ui';
import { Player } from '@/components/player';
import { save } from '@/lib/browser';
import { cn } from '@/lib/cn';
import { moneyMoved, put, useFollowed, useVideoLink } from '@/lib/data';
import { viva } from '@/lib/viva';
import { useText, type TextOf } from '@/text';

const states: Record<GenerationState, { tone: Tone; text: Parameters<TextOf['t']>[0] }> = {
  queued: { tone: 'neutral', text: 'jobQueued' },
  submitting: { tone: 'accent', text: 'jobSubmitting' },
  running: { tone: 'accent', text: 'jobRunning' },
  in_doubt: { tone: 'warn', text: 'jobInDoubt' },
  succeeded: { tone: 'good', text: 'jobSucceeded' },
  failed: { tone: 'bad', text: 'jobFailed' },
  cancelled: { tone: 'neutral', text: 'jobCancelled' },
  written_off: { tone: 'warn', text: 'jobWrittenOff' },
};

/** A job as it stands, live: its progress, then its video, or why there is none. */
export function JobCard({ job, whole = false }: { job: Generation; whole?: boolean }) {
  const { t, number, dateTime } = useText();
  useFollowed(job, () => toast.success(t('ready')));
  const state = states[job.state];
  return (
    <Card className="overflow-hidden p-0 sm:p-0" data-testid="job" data-state={job.state}>
      <Screen job={job} />
      <div className="space-y-3 p-4 sm:p-5">
        <p className={cn('[overflow-wrap:anywhere]', whole ? 'text-lg' : 'line-clamp-2 text-sm')}>{job.prompt}</p>
        <div className="flex flex-wrap items-center gap-x-3 gap-y-2 text-sm text-quiet">
          <Badge tone={state.tone}>{t(state.text)}</Badge>
          <span>{t('seconds', { n: job.duration })}</span>
          <span>{job.aspectRatio}</span>
          <span>{t('jobCost', { n: number(job.charge?.credits ?? job.priceCredits) })}</span>
          {whole && <span>{t('createdAt', { time: dateTime(job.createdAt) })}</span>}
        </div>
        <Why job={job} />
        <Actions job={job} whole={whole} />
      </div>
    </Card>
  );
}

function Screen({ job }: { job: Generation }) {
  const { t } = useText();
  const link = useVideoLink(job);
  const shape = cn(
    'grid w-full place-items-center bg-raised',
    job.aspectRatio === '9:16' ? 'aspect-[9/16] max-h-[70dvh]' : 'aspect-video',
  );
  if (job.state === 'succeeded') {
    return job.videoDeletedAt ? (
      <div className={shape}>
        <p className="text-sm text-quiet">{t('videoGone')}</p>
      </div>
    ) : link.isError ? (
      <div className={cn(shape, 'p-4')}>
        <Trouble error={link.error} onRetry={() => void link.refetch()} />
      </div>
    ) : link.data ? (
      <Player
        address={link.data.videoUrl}
        askedAt={link.dataUpdatedAt}
        onExpired={() => void link.refetch()}
        label={t('videoOf', { prompt: job.prompt })}
        className={cn(shape, 'bg-black object-contain')}
      />
    ) : (
      <Skeleton className="aspect-video w-full rounded-none" />
    );
  }
  if (isFinal(job.state)) {
    return (
      <div className={shape}>
        {job.state === 'failed' ? (
          <CircleX className="size-10 text-bad" aria-hidden />
        ) : (
          <Ban className="size-10 text-quiet" aria-hidden />
        )}
      </div>
    );
  }
  return (
    <div className={cn(shape, 'bg-gradient-to-br from-violet-500/15 via-transparent to-fuchsia-500/15')}>
      <div className="w-full max-w-xs space-y-3 px-6 text-center">
        <LoaderCircle className="mx-auto size-8 animate-spin text-accent" aria-hidden />
        <p className="text-sm font-semibold" role="status">
          {t(states[job.state].text)}
        </p>
        <div className="flex items-center gap-3">
          <Progress value={job.progress} label={t('jobProgress')} className="flex-1 bg-line" />
          <span className="w-10 text-right text-sm tabular-nums text-quiet">{job.progress}%</span>
        </div>
      </div>
    </div>
  );
}

function Why({ job }: { job: Generation }) {
  const { t, reason, number } = useText();
  switch (job.state) {
    case 'failed':
      return (
        <Notice>
          <p>{reason(job.error?.code ?? '', reason(job.charge?.cause ?? '', job.error?.message ?? t('jobFailed')))}</p>
          <p>{job.charge?.credits ? t('jobChargedLead', { n: number(job.charge.credits) }) : t('jobFailedLead')}</p>
        </Notice>
      );
    case 'in_doubt':
      return <Notice tone="warn">{t('jobInDoubtLead')}</Notice>;
    case 'written_off':
      return <Notice tone="warn">{t('jobWrittenOffLead')}</Notice>;
    case 'cancelled':
      return <p className="text-sm text-quiet">{t('jobCancelledLead')}</p>;
    default:
      return null;
  }
}

function Actions({ job, whole }: { job: Generation; whole: boolean }) {
  const { t, problem } = useText();
  const client = useQueryClient();
  const navigate = useNavigate();
  const cancel = useMutation({
    mutationFn: () => unwrap(viva.api.POST('/api/v1/generations/{id}/cancel', { params: { path: { id: job.id } } })),
    onSuccess: (cancelled) => {
      put(client, job.id, cancelled);
      moneyMoved(client);
      toast.success(t('jobCancelledToast'));
    },
    onError: (error) => toast.error(problem(error)),
  });
  const download = useMutation({
    async mutationFn() {
      const answer = await viva.fetch(job.videoUrl!);
      if (!answer.ok) {
        throw new Error(`the video was answered ${answer.status}`);
      }
      save(await answer.blob(), `${job.id}.mp4`);
    },
    onError: (error) => toast.error(problem(error)),
  });
  return (
    <div className="flex flex-wrap gap-2 empty:hidden">
      {job.state === 'queued' && (
        <Button look="outline" size="small" busy={cancel.isPending} onClick={() => cancel.mutate()}>
          {t('jobCancel')}
        </Button>
      )}
      {job.videoUrl && (
        <Button look="quiet" size="small" busy={download.isPending} onClick={() => download.mutate()}>
          {!download.isPending && <Download aria-hidden />}
          {t(download.isPending ? 'downloading' : 'download')}
        </Button>
      )}
      {isFinal(job.state) && (
        <Button look="ghost" size="small" onClick={() => void navigate('/create', { state: { prompt: job.prompt } })}>
          <Clapperboard aria-hidden />
          {t('again')}
        </Button>
      )}
      {!whole && (
        <Button asChild look="ghost" size="small" className="ml-auto">
          <Link to={`/videos/${job.id}`} aria-label={`${t('details')}: ${job.prompt.slice(0, 60)}`}>
            {t('details')}
          </Link>
        </Button>
      )}
    </div>
  );
}
