import { importEnded } from '@/services/cards/import/job'
import type { ImportView } from '@/services/cards/import/view'

import { ok } from './answer'
import type { Staff } from './staff'

/** Uploads a list of cards as the panel does, waits for its end and gives what the screen then shows. */
export async function uploadList(
  staff: Staff,
  body: Uint8Array<ArrayBuffer>,
  query: Record<string, string> = {},
): Promise<ImportView> {
  const path = `/ops/cards/import/upload?${new URLSearchParams({ name: '一覧.csv', ...query })}`
  const { id } = await ok<{ id: string }>(staff.upload(path, body))
  await importEnded(id)
  return ok<ImportView>(staff.get(`/ops/cards/imports/${id}`))
}
