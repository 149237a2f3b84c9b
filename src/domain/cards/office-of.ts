import { foldWidth } from '../codes/normalise-code'
import { wardOfAddress } from '../text/ward-of-address'

/** What is needed to tell an office from a row; in the order in which the city lists them. */
export type OfficeChoice = {
  id: string
  code: string
  name: string
  ward: string | null
  kind: string
}

const plain = (text: string): string => foldWidth(text).replace(/\s/g, '')

/**
 * The office of a card (BK-16): by the list's own office column (code, name or ward), else by the
 * ward in the address. A city without wards has one office that hands out cards, its first.
 * @returns null when neither says anything
 */
export function officeOf(
  offices: readonly OfficeChoice[],
  row: { office: string; address: string },
): string | null {
  if (row.office) {
    const asked = plain(row.office)
    const found = offices.find((one) =>
      [one.code, one.name, one.ward, one.ward && `${one.ward}役所`].some(
        (text) => text && plain(text) === asked,
      ),
    )
    return found?.id ?? null
  }
  const wards = offices.flatMap(({ ward }) => (ward ? [ward] : []))
  if (wards.length === 0) return offices[0]?.id ?? null
  const ward = wardOfAddress(row.address, wards)
  const inWard = offices.filter((one) => ward !== null && one.ward === ward)
  return (inWard.find(({ kind }) => kind === 'ward') ?? inWard[0])?.id ?? null
}
