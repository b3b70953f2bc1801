import { authGet, authPost } from './auth.ts';

/** Whether this browser can do what passkeys need. */
export function canPasskey(): boolean {
  return 'PublicKeyCredential' in window && 'parseRequestOptionsFromJSON' in PublicKeyCredential;
}

/** Signs in with a passkey of this device. Throws `NotAllowedError` when the person turns it down. */
export async function signInByPasskey(): Promise<void> {
  const options = await authGet<PublicKeyCredentialRequestOptionsJSON>('/passkey/generate-authenticate-options');
  const publicKey = PublicKeyCredential.parseRequestOptionsFromJSON(options);
  const credential = (await navigator.credentials.get({ publicKey })) as PublicKeyCredential | null;
  await authPost('/passkey/verify-authentication', { response: credential?.toJSON() });
}

/** Makes a passkey for whoever is signed in. */
export async function addPasskey(name: string): Promise<void> {
  const options = await authGet<PublicKeyCredentialCreationOptionsJSON>('/passkey/generate-register-options');
  const publicKey = PublicKeyCredential.parseCreationOptionsFromJSON(options);
  const credential = (await navigator.credentials.create({ publicKey })) as PublicKeyCredential | null;
  await authPost('/passkey/verify-registration', { response: credential?.toJSON(), name });
}
