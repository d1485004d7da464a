import { unwrap } from '@vivaapi/client';
import { currentSession, vivaOf } from '../sessions';

/** A customer's own page, rendered on the server. */
export default async function Account() {
  const viva = await vivaOf(await currentSession());
  if (!(await viva.isSignedIn())) {
    return <p>Nobody is signed in</p>;
  }
  const me = await unwrap(viva.api.GET('/api/v1/me'));
  return <p>Signed in as {me.email}</p>;
}
