import type { ReactNode } from 'react';
import { useTitle } from '@/lib/browser';

export function PageTitle({ title, lead, children }: { title: string; lead?: string; children?: ReactNode }) {
  useTitle(title);
  return (
    <div className="flex flex-wrap items-end justify-between gap-4">
      <div className="min-w-0">
        <h1 className="text-2xl font-bold tracking-tight sm:text-3xl">{title}</h1>
        {lead && <p className="mt-1.5 max-w-2xl text-quiet">{lead}</p>}
      </div>
      {children}
    </div>
  );
}
