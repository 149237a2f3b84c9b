import { addressKey } from './address-head'

/**
 * Ward (区) at the head of an address, for giving a card to its office (BK-16, CD-03):
 * `川崎市中原区小杉町3-245` → `中原区`. A postal code and a prefecture in front may be there, blanks
 * between the parts and old kanji as well, and the city may be missing. Only a ward of the list
 * counts, so a town name that holds 区 is never taken for one.
 * @param wards names as the offices have them, e.g. ['川崎区', '幸区']
 * @returns null when the address begins with none of them
 */
export function wardOfAddress(address: string, wards: readonly string[]): string | null {
  const head = addressKey(address)
  // The city ends at the first 市 after at least one character, which keeps 市川市 in one piece.
  const afterCity = /^[^0-9]{1,9}?市(.*)$/su.exec(head)?.[1] ?? head
  return wards.find((ward) => ward !== '' && afterCity.startsWith(addressKey(ward))) ?? null
}
