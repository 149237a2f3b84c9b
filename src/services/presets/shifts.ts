import { findRow } from '@/db/atomic'
import { PRESET_FROM } from '@/presets/figures'

import type { PresetPart } from './load-preset'

const CALL_CENTRE = 'コールセンター'
const DAY = { from: '08:30', to: '17:15' }
const pause = (from: string, to: string) => [{ from, to }]

/** Breaks in turn (ST-09), who waits at home (ST-10), and off. */
const TYPES = [
  { letter: 'A', label: '早番', ...DAY, breaks: pause('11:30', '12:30') },
  { letter: 'B', label: '中番', ...DAY, breaks: pause('12:30', '13:30') },
  { letter: 'C', label: '遅番', ...DAY, breaks: pause('13:30', '14:30') },
  { letter: 'W', label: '待機', ...DAY, isStandby: true },
  { letter: 'O', label: '休み', isOff: true },
]

/** Kinds of work, and what 川越市 asks for: two people at each place always, one who leads each day. */
export const shiftsPreset: PresetPart = async ({ ctx, preset, writer }) => {
  for (const [at, type] of TYPES.entries())
    await writer.put('shift-types', `shift-type:${type.letter}`, { ...type, order: at + 1 })
  await writer.put('shift-places', 'shift-place:call', {
    title: CALL_CENTRE,
    site: CALL_CENTRE,
    line: 'main',
  })
  if (preset.code !== 'kawagoe') return
  const need = { ...DAY, weekdays: ['1', '2', '3', '4', '5'], validFrom: PRESET_FROM }
  const two = { ...need, title: 'いつも2人', seats: 2 }
  await writer.put('shift-needs', 'shift-need:call', { ...two, site: CALL_CENTRE })
  for (const { code } of preset.offices) {
    const office = await findRow<{ id: string }>(ctx.payload, 'offices', { code: { equals: code } })
    if (office) await writer.put('shift-needs', `shift-need:${code}`, { ...two, office: office.id })
  }
  // The role is the roster's; without it there is nobody to look for yet.
  const role = await findRow<{ id: string }>(ctx.payload, 'work-roles', {
    title: { equals: '運営責任者' },
  })
  if (role)
    await writer.put('shift-needs', 'shift-need:lead', {
      ...need,
      title: '運営責任者',
      isAnywhere: true,
      role: role.id,
      seats: 1,
    })
}
