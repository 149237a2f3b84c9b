const CODE = /^\s*〒?\s*([0-9０-９]{3})[-－‐−ー]?([0-9０-９]{4})[\s　]*/u

const half = (digits: string): string =>
  digits.replace(/[０-９]/g, (char) => String.fromCharCode(char.charCodeAt(0) - 0xfee0))

/**
 * Parts a postal code at the beginning from the address; the address itself stays byte for byte.
 * `〒210-8577 川崎市…` → `{ code: '210-8577', rest: '川崎市…' }`
 */
export function splitPostalCode(address: string): { code: string; rest: string } {
  const found = CODE.exec(address)
  if (!found) return { code: '', rest: address }
  return {
    code: `${half(found[1] ?? '')}-${half(found[2] ?? '')}`,
    rest: address.slice(found[0].length),
  }
}
