import { createVivaClient, unwrap } from '@vivaapi/client';
import { connection } from 'next/server';
import { Customer } from './customer';

/** Rendered on the server, at each request. */
export default async function Home() {
  await connection();
  const viva = createVivaClient({ baseUrl: process.env.VIVA_API_URL! });
  const { items } = await unwrap(viva.api.GET('/api/v1/packages'));
  return (
    <main>
      <ul>
        {items.map(({ code, priceFen }) => (
          <li key={code}>
            {code} {priceFen}
          </li>
        ))}
      </ul>
      <Customer />
    </main>
  );
}
