/** Where links lead that are handed out once. */
export function invitationPath(token: string): string {
  return `/invitations/${token}`;
}

export function passwordResetPath(token: string): string {
  return `/password/${token}`;
}

/** Where a browser begins to sign in with a provider. */
export function signInPath(provider: string): string {
  return `/sign-in/with/${provider}`;
}

/** Where a provider sends the browser back to. */
export function returnPath(provider: string): string {
  return `${signInPath(provider)}/return`;
}
