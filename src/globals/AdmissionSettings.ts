import type { GlobalConfig } from 'payload'

import { allow, hiddenUnless } from '@/access/collection'
import { MODE_OPTIONS } from '@/domain/admission/mode'
import { integer, row, select, textarea } from '@/fields/basic'
import { civilDate, civilTime } from '@/fields/civil'

const isTimed = (data: Record<string, unknown>): boolean => data.mode === 'timed'

/** What the city decides, and alone changes, about the admission queue (AV-01). */
export const AdmissionSettings: GlobalConfig = {
  slug: 'admission-settings',
  label: '待合の設定',
  admin: { hideAPIURL: true, hidden: hiddenUnless('settings.edit') as never },
  access: { read: allow('admission.read'), update: allow('settings.edit') },
  fields: [
    select('mode', '待合の開け方', MODE_OPTIONS, {
      required: true,
      defaultValue: 'auto',
      description:
        '「自動」では、混雑したときだけ開き、待つ人がいなくなると閉じます。「待合の状況」の画面からも切り替えられます。',
    }),
    row(
      civilDate('openOn', '開ける日', { condition: isTimed }),
      civilTime('openFrom', '並び始める時刻', {
        condition: isTimed,
        description: 'この時刻から抽選までに来た人を、同じ条件で抽選します。',
      }),
      civilTime('drawAt', '抽選して受付を始める時刻', { condition: isTimed }),
    ),
    row(
      integer('startPerMinute', '始めに1分間に通す人数', {
        required: true,
        min: 12,
        max: 60_000,
        defaultValue: 600,
      }),
      integer('mostPerMinute', '1分間に通す人数の上限', {
        required: true,
        min: 12,
        max: 60_000,
        defaultValue: 2400,
        description: 'サーバーに余裕があるあいだ、ここまで自動で増やします。',
      }),
    ),
    row(
      integer('delayGood', '余裕があるとみなす処理の遅れ（ミリ秒）', {
        required: true,
        min: 5,
        max: 5_000,
        defaultValue: 40,
      }),
      integer('delayBad', '混雑とみなす処理の遅れ（ミリ秒）', {
        required: true,
        min: 10,
        max: 10_000,
        defaultValue: 120,
        description: '3秒続くと、待合を開けます。',
      }),
    ),
    row(
      integer('commitGood', '余裕があるとみなす予約の登録時間（ミリ秒）', {
        required: true,
        min: 10,
        max: 30_000,
        defaultValue: 500,
      }),
      integer('commitBad', '混雑とみなす予約の登録時間（ミリ秒）', {
        required: true,
        min: 20,
        max: 60_000,
        defaultValue: 900,
      }),
      integer('mostUnderWay', '同時に処理する画面の上限', {
        required: true,
        min: 5,
        max: 10_000,
        defaultValue: 150,
        description: '1つのサーバープロセスの数です。超えると混雑とみなします。',
      }),
    ),
    row(
      integer('perNetwork', '抽選に入れる、1つの回線（IPv6の/64）からの数', {
        required: true,
        min: 1,
        max: 10_000,
        defaultValue: 20,
        description: '超えた分は、抽選の後ろに並びます。',
      }),
      integer('perAddress', '抽選に入れる、1つのIPv4アドレスからの数', {
        required: true,
        min: 1,
        max: 100_000,
        defaultValue: 200,
        description: '携帯電話会社などでは、大勢が1つのアドレスを共用します。',
      }),
    ),
    textarea('kiosks', '待合を通さない窓口の端末の接続元', {
      description:
        '窓口や施設の予約端末（キオスク）の接続元です。1行に1つ。例: 203.0.113.0/24。空なら、予約端末も待合を通ります。',
    }),
  ],
}
