import { Compass } from 'lucide-react';
import { Link } from 'react-router';
import { Button, Empty } from '@/components/ui';
import { useTitle } from '@/lib/browser';
import { useText } from '@/text';

export function NotFoundPage() {
  const { t } = useText();
  useTitle(t('notFoundTitle'));
  return (
    <>
      <h1 className="sr-only">{t('notFoundTitle')}</h1>
      <Empty icon={<Compass aria-hidden />} title={t('notFoundTitle')} lead={t('notFoundLead')}>
        <Button asChild>
          <Link to="/">{t('home')}</Link>
        </Button>
      </Empty>
    </>
  );
}
