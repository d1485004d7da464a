import { leastCredits, PackageCards } from '@/components/packages';
import { PageTitle } from '@/components/page';
import { useText } from '@/text';

export function PackagesPage() {
  const { t } = useText();
  return (
    <div className="space-y-6">
      <PageTitle title={t('packagesTitle')} lead={t('packagesLead', { n: leastCredits })} />
      <PackageCards />
    </div>
  );
}
