/** What a person typed as their second factor: six digits of the authenticator, else a recovery code. */
export function secondFactor(typed: string): { code?: string; recoveryCode?: string } {
  const code = typed.replace(/\s/g, '');
  if (code === '') {
    return {};
  }
  return /^\d{6}$/.test(code) ? { code } : { recoveryCode: code };
}
