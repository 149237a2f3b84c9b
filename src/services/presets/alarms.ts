import type { Role } from '@/access/roles'
import { listOf } from '@/kit/case/moves'

import type { PresetPart } from './load-preset'

const step = (roles: Role[], waitMinutes: number) => ({
  roles,
  channels: ['mail', 'panel'],
  waitMinutes,
})

/** How people are told until the city has its own steps: by role, because nobody has a name yet (IN-02). */
const POLICIES = [
  {
    code: 'urgent',
    name: '緊急の通報',
    severities: ['urgent'],
    takeOverMinutes: 15,
    steps: [step(['city-admin', 'supervisor'], 3), step(['vendor-manager'], 3)],
  },
  {
    code: 'fault',
    name: '障害の通報',
    severities: ['fault'],
    takeOverMinutes: 30,
    steps: [step(['supervisor'], 5), step(['city-admin', 'vendor-manager'], 5)],
  },
  {
    code: 'notice',
    name: '注意の通報',
    severities: ['notice'],
    takeOverMinutes: 0,
    steps: [step(['supervisor'], 240)],
  },
]

/** What is done about a leak, until the city and its vendor have agreed on their own flow (IN-07). */
const LEAK_STEPS = [
  '広がりを止める（画面を閉じる、書類を回収する、送信を止める）',
  '業務責任者へ知らせる',
  '市の担当課へ口頭で報告する',
  'いつ、どこで、だれの、どの情報が漏れたかを記録する',
  '本人への連絡とおわびを、市と協議して行う',
  '市へ書面で報告する',
  '原因を調べ、再発防止策を市と協議する',
]

/** 通知の手順, and the flow of a leak. */
export const alarmPreset: PresetPart = async ({ writer }) => {
  for (const policy of POLICIES)
    await writer.put('alert-policies', `alert:${policy.code}`, { ...policy, active: true })
  await writer.put('checklists', 'checklist:leak', {
    name: '情報漏えいの対応フロー',
    kind: listOf('incidents', 'leak'),
    active: true,
    items: LEAK_STEPS.map((text) => ({ text })),
  })
}
