import { Clapperboard } from 'lucide-react';
import { Link } from 'react-router';
import { JobCard } from '@/components/job-card';
import { PageTitle } from '@/components/page';
import { Button, Card, Empty, Skeleton, Trouble } from '@/components/ui';
import { useVideos } from '@/lib/data';
import { useText } from '@/text';

export function VideosPage() {
  const { t } = useText();
  const videos = useVideos();
  const items = videos.data?.pages.flatMap((page) => page.items);
  return (
    <div className="space-y-6">
      <PageTitle title={t('videosTitle')}>
        <Button asChild>
          <Link to="/create">{t('navCreate')}</Link>
        </Button>
      </PageTitle>
      {videos.isError && <Trouble error={videos.error} onRetry={() => void videos.refetch()} />}
      {items?.length === 0 && (
        <Card>
          <Empty icon={<Clapperboard aria-hidden />} title={t('videosEmpty')} lead={t('videosEmptyLead')}>
            <Button asChild>
              <Link to="/create">{t('startCreating')}</Link>
            </Button>
          </Empty>
        </Card>
      )}
      <ul className="grid grid-cols-1 items-start gap-5 sm:grid-cols-2 lg:grid-cols-3">
        {videos.isPending && [0, 1, 2].map((each) => <Skeleton key={each} className="h-72" />)}
        {items?.map((job) => (
          <li key={job.id}>
            <JobCard job={job} />
          </li>
        ))}
      </ul>
      {videos.hasNextPage && (
        <Button look="outline" busy={videos.isFetchingNextPage} onClick={() => void videos.fetchNextPage()}>
          {t('more')}
        </Button>
      )}
    </div>
  );
}
