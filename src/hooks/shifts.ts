import type { CollectionBeforeValidateHook } from 'payload'

import { BAND } from '@/domain/people/coverage'
import { minutesOf } from '@/domain/time/civil'
import { refuseAt } from '@/lib/errors'

const both = (data: unknown, stored: unknown): Record<string, unknown> => ({
  ...(stored as Record<string, unknown> | undefined),
  ...(data as Record<string, unknown> | undefined),
})

const refuse = (field: string, says: string) => refuseAt(field, 'INPUT_INVALID', says)

function checkTimes(from: unknown, to: unknown): void {
  if (!from || !to) throw refuse(from ? 'to' : 'from', '開始と終了を入力してください。')
  if (String(from) >= String(to)) throw refuse('to', '終了は開始より後の時刻にしてください。')
}

/** A letter of the keyboard, and times in their order with the breaks within. */
export const checkShiftType: CollectionBeforeValidateHook = async ({ data, originalDoc, req }) => {
  const { letter, from, to, breaks, isOff, active } = both(data, originalDoc)
  if (typeof letter === 'string' && !/^[A-Za-z0-9]$/.test(letter))
    throw refuse('letter', '文字は、英字か数字の1文字にしてください。')
  const capital = String(letter ?? '').toUpperCase()
  if (active !== false && capital) {
    const { docs } = await req.payload.find({
      collection: 'shift-types',
      where: { active: { not_equals: false } },
      pagination: false,
      depth: 0,
    })
    const own = String((originalDoc as { id?: string } | undefined)?.id ?? '')
    if (docs.some(({ id, letter: other }) => String(id) !== own && other === capital))
      throw refuse('letter', `文字「${capital}」は、ほかの種類が使っています。`)
  }
  if (isOff) return { ...data, letter: capital, from: '', to: '', breaks: [] }
  checkTimes(from, to)
  const pauses = (breaks ?? []) as { from?: string; to?: string }[]
  for (const [at, pause] of pauses.entries())
    if (
      !pause.from ||
      !pause.to ||
      pause.from >= pause.to ||
      pause.from < String(from) ||
      pause.to > String(to)
    )
      throw refuse(`breaks.${at}.from`, '休憩は、勤務の時間の中に入れてください。')
  return { ...data, letter: capital }
}

/** One place, by an office or by its name. */
export const checkPlace: CollectionBeforeValidateHook = ({ data, originalDoc }) => {
  const { office, site } = both(data, originalDoc)
  if (!office === !String(site ?? '').trim())
    throw refuse('site', '場所を1つ、窓口か窓口以外のどちらかで指定してください。')
  return data
}

const isQuarter = (time: unknown): boolean => minutesOf(String(time)) % BAND === 0

/** Where and when, unless somewhere on the day is enough. */
export const checkShiftNeed: CollectionBeforeValidateHook = (call) => {
  const { isAnywhere, role, from, to } = both(call.data, call.originalDoc)
  if (isAnywhere) {
    if (!role) throw refuse('role', '役割を選んでください。')
    return { ...call.data, office: null, site: '', from: '', to: '' }
  }
  checkTimes(from, to)
  if (!isQuarter(from)) throw refuse('from', '15分きざみの時刻にしてください。')
  if (!isQuarter(to)) throw refuse('to', '15分きざみの時刻にしてください。')
  return checkPlace(call)
}
