import { ArrowLeft } from 'lucide-react';
import { Link, useParams } from 'react-router';
import { JobCard } from '@/components/job-card';
import { Button, Skeleton, Trouble } from '@/components/ui';
import { useTitle } from '@/lib/browser';
import { useVideo } from '@/lib/data';
import { useText } from '@/text';

export function VideoPage() {
  const { id = '' } = useParams();
  const { t } = useText();
  const video = useVideo(id);
  useTitle(t('details'));
  return (
    <div className="mx-auto max-w-3xl space-y-4">
      <h1 className="sr-only">{t('details')}</h1>
      <Button asChild look="ghost" className="-ml-3">
        <Link to="/videos">
          <ArrowLeft aria-hidden />
          {t('videosTitle')}
        </Link>
      </Button>
      {video.isError && <Trouble error={video.error} onRetry={() => void video.refetch()} />}
      {video.isPending && <Skeleton className="aspect-video" />}
      {video.data && <JobCard job={video.data} whole />}
    </div>
  );
}
