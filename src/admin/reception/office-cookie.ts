/** Which office this machine's reception screen stands in; no secret, no person. */
export const OFFICE_COOKIE = 'reception-office'

const YEAR_SECONDS = 365 * 24 * 60 * 60

export const rememberOffice = (id: string): void => {
  document.cookie = `${OFFICE_COOKIE}=${id}; path=/admin; max-age=${YEAR_SECONDS}; samesite=lax`
}
