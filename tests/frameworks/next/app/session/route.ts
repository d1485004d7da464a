import { VivaProblem } from '@vivaapi/client';
import { beginSession, currentSession, vivaOf } from '../sessions';

/** Logs in on the server: the browser is given a session's cookie and never sees a token. */
export async function POST(request: Request): Promise<Response> {
  const viva = await vivaOf(await beginSession());
  try {
    await viva.logIn(await request.json());
    return new Response(null, { status: 204 });
  } catch (error) {
    if (error instanceof VivaProblem) {
      return Response.json({ code: error.code }, { status: error.status });
    }
    throw error;
  }
}

export async function DELETE(): Promise<Response> {
  await (await vivaOf(await currentSession())).logOut();
  return new Response(null, { status: 204 });
}
