import type {
  CollectionBeforeValidateHook,
  GlobalBeforeValidateHook,
  PayloadRequest,
} from 'payload'

import { writeOnlyOver } from '@/db/seen-version'
import { refuseAt } from '@/lib/errors'
import { changesSince } from '@/services/audit/changes-since'

type Doc = Record<string, unknown> | undefined

const instantOf = (doc: Doc): number => Date.parse(String(doc?.updatedAt ?? ''))

/**
 * A form sends `updatedAt` as it loaded it. Where the record has moved on, the form would put old
 * values back over what somebody else, or the same person in another tab, saved meanwhile: it is
 * refused with what changed. A request without `updatedAt` (a program that names single fields)
 * changes just those and is let through. Of two forms that are saved at the same moment one is refused by
 * the write itself.
 */
async function refuseStale(req: PayloadRequest, target: string, data: Doc, stored: Doc) {
  const [sent, now] = [instantOf(data), instantOf(stored)]
  if (!req.user || Number.isNaN(sent) || Number.isNaN(now)) return
  if (sent === now) return writeOnlyOver(req, target, String(stored?.updatedAt))
  const changes = await changesSince(req.payload, target, new Date(sent), data ?? {})
  throw refuseAt(
    'updatedAt',
    'CHANGED_MEANWHILE',
    [
      'この画面を開いたあとに、ほかの画面で変わりました。',
      ...changes.map((change) => `・${change}`),
      'まだ保存していません。入力した内容は、この画面に残っています。',
    ].join('\n'),
    409,
  )
}

export const refuseStaleForm: CollectionBeforeValidateHook = async ({
  collection,
  data,
  operation,
  originalDoc,
  req,
}) => {
  if (operation === 'update') {
    await refuseStale(req, `${collection.slug}/${originalDoc?.id}`, data, originalDoc)
  }
  return data
}

export const refuseStaleGlobal: GlobalBeforeValidateHook = async ({
  data,
  global,
  originalDoc,
  req,
}) => {
  await refuseStale(req, `globals/${global.slug}`, data, originalDoc)
  return data
}
