import type { GlobalConfig } from 'payload'

import { allow, hiddenUnless } from '@/access/collection'
import { integer, row } from '@/fields/basic'
import { civilTime } from '@/fields/civil'

/** What the city decides, and alone changes, about devices, consumables and maintenance. */
export const EquipmentSettings: GlobalConfig = {
  slug: 'equipment-settings',
  label: '機器・保守の設定',
  admin: { hideAPIURL: true, hidden: hiddenUnless('devices.edit') as never },
  access: { read: allow('devices.read'), update: allow('settings.edit') },
  fields: [
    row(
      integer('noticeDays', '設置の開始・終了を知らせる日数', {
        min: 1,
        max: 180,
        defaultValue: 30,
        description: 'この日数の前から、一覧と「はじめの画面」に出ます。',
      }),
      integer('antivirusDays', 'ウイルス定義を古いとみなす日数', {
        min: 1,
        max: 90,
        defaultValue: 7,
      }),
    ),
    row(
      civilTime('repairFrom', '保守の受付（から）', { defaultValue: '09:00' }),
      civilTime('repairTo', '保守の受付（まで）', { defaultValue: '17:00' }),
      integer('responseMinutes', '最初の対応までの分', {
        min: 1,
        max: 2400,
        defaultValue: 60,
        description: '平日の受付時間だけを数えます。',
      }),
    ),
  ],
}
