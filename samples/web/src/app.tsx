import { Component, type ReactNode } from 'react';
import { Navigate, Outlet, Route, Routes, useLocation, useSearchParams } from 'react-router';
import { Layout } from './components/layout';
import { Notice } from './components/ui';
import { useSignedIn } from './lib/viva';
import { AccountPage } from './pages/account';
import { CreatePage } from './pages/create';
import { HomePage } from './pages/home';
import { KeysPage } from './pages/keys';
import { NotFoundPage } from './pages/not-found';
import { OrderPage } from './pages/order';
import { OrdersPage } from './pages/orders';
import { PackagesPage } from './pages/packages';
import { SecurityPage } from './pages/security';
import { SignPage } from './pages/sign';
import { VideoPage } from './pages/video';
import { VideosPage } from './pages/videos';
import { useText } from './text';

export function App() {
  return (
    <Broken>
      <Routes>
        <Route element={<Layout />}>
          <Route index element={<HomePage />} />
          <Route path="packages" element={<PackagesPage />} />
          <Route path="paid" element={<Paid />} />
          <Route element={<OnlyGuests />}>
            <Route path="sign-in" element={<SignPage key="in" up={false} />} />
            <Route path="sign-up" element={<SignPage key="up" up />} />
          </Route>
          <Route element={<OnlyCustomers />}>
            <Route path="create" element={<CreatePage />} />
            <Route path="videos" element={<VideosPage />} />
            <Route path="videos/:id" element={<VideoPage />} />
            <Route path="account" element={<AccountPage />} />
            <Route path="orders" element={<OrdersPage />} />
            <Route path="orders/:id" element={<OrderPage />} />
            <Route path="api-keys" element={<KeysPage />} />
            <Route path="security" element={<SecurityPage />} />
          </Route>
          <Route path="*" element={<NotFoundPage />} />
        </Route>
      </Routes>
    </Broken>
  );
}

function OnlyCustomers() {
  const { pathname, search } = useLocation();
  return useSignedIn() ? <Outlet /> : <Navigate to="/sign-in" replace state={{ from: pathname + search }} />;
}

function OnlyGuests() {
  const { state } = useLocation();
  const from = (state as { from?: unknown } | null)?.from;
  return useSignedIn() ? <Navigate to={typeof from === 'string' ? from : '/create'} replace /> : <Outlet />;
}

/** Where the API sends the browser after the cashier: `Payments__FrontEndReturnUrl`. */
function Paid() {
  const [search] = useSearchParams();
  const id = search.get('orderId');
  return <Navigate to={id ? `/orders/${encodeURIComponent(id)}` : '/orders'} replace />;
}

class Broken extends Component<{ children: ReactNode }, { broken: boolean }> {
  override state = { broken: false };

  static getDerivedStateFromError() {
    return { broken: true };
  }

  override render() {
    return this.state.broken ? <BrokenPage /> : this.props.children;
  }
}

function BrokenPage() {
  const { t } = useText();
  return (
    <main className="mx-auto max-w-md p-8">
      <Notice>
        <h1 className="font-semibold">{t('brokenTitle')}</h1>
        <p>{t('brokenLead')}</p>
      </Notice>
    </main>
  );
}
