import type { Field, GlobalConfig } from 'payload'

import { allow } from '@/access/collection'
import { ROLE_OPTIONS } from '@/access/roles'
import { GROUP } from '@/collections/define'
import { REISSUE_NUMBER_OPTIONS } from '@/domain/cards/vocabulary'
import { LANGUAGE_OPTIONS } from '@/domain/languages'
import { checkbox, integer, select, text, textarea } from '@/fields/basic'
import { civilDate } from '@/fields/civil'
import { webAddress } from '@/fields/web-address'

import { callCentreTab } from './call-centre-tab'

/** Who has done something can be found for a year at least, whoever sets the time (AU-01, AU-03). */
const AUDIT_MIN_DAYS = 365

/** The page on personal information, part by part; what is empty says the site's own words. */
const privacyTexts: Field = {
  name: 'privacyTexts',
  type: 'array',
  label: '個人情報の取扱い',
  labels: { singular: '言語', plural: '言語' },
  fields: [
    select('language', '言語', LANGUAGE_OPTIONS, { required: true, defaultValue: 'ja' }),
    textarea('purpose', '利用目的'),
    textarea('kept', '残すものと期間', {
      description: '空なら、予約とメールアドレスを残す日数の設定から書きます。',
    }),
    textarea('contact', 'お問い合わせ', {
      description: '開示・訂正・消去の窓口。コールセンターの番号は、いつもこの下に出ます。',
    }),
  ],
}

/** What one city decides once: name, numbers, languages, limits. One deployment serves one city. */
export const CitySettings: GlobalConfig = {
  slug: 'city-settings',
  label: '市の設定',
  admin: {
    group: GROUP.texts,
    hideAPIURL: true,
    hidden: (({ user }: { user: { roles?: string[] } | null }) =>
      !user?.roles?.includes('city-admin')) as never,
  },
  access: { read: allow('settings.read'), update: allow('settings.edit') },
  fields: [
    {
      type: 'tabs',
      tabs: [
        {
          label: '市とサイト',
          fields: [
            {
              type: 'row',
              fields: [
                text('cityName', '市の名前', { required: true, defaultValue: '川崎市' }),
                text('cityCode', 'コード', { required: true, defaultValue: 'kawasaki' }),
              ],
            },
            text('siteName', 'サイトの名前', {
              required: true,
              defaultValue: 'マイナンバーカード予約',
            }),
            webAddress('baseUrl', '公開URL', {
              description:
                'メールの中のリンクに使います。空なら起動時の設定（PUBLIC_URL）を使います。',
            }),
            {
              type: 'row',
              fields: [
                text('baseUrlApprovedBy', 'URLを承認した人'),
                civilDate('baseUrlApprovedOn', '承認日'),
              ],
            },
            text('liaisonMail', '市の連絡用メールアドレス', {
              description:
                '計画停止などを市へ知らせる宛先です。市民の宛先には使えません。個人情報は送りません。',
            }),
            webAddress('cityUrl', '市のホームページ'),
            webAddress('faqUrl', '市のFAQのURL', {
              description: '空なら、このサイトの「よくある質問」へ案内します。',
            }),
            checkbox('bookingModule', '予約機能を使う', {
              defaultValue: true,
              description: '市に別の予約システムがあるときは外します。',
            }),
            checkbox('settingsApproval', '稼働後の設定の変更に承認の記録を求める', {
              description:
                '予約サービスの設定を変えるとき、承認者・承認日・理由がないと保存できません。',
            }),
            checkbox('publicSite', '市民の予約サイトを開く', { defaultValue: true }),
            select('languages', '案内する言語', LANGUAGE_OPTIONS, {
              hasMany: true,
              required: true,
              defaultValue: ['ja'],
            }),
          ],
        },
        callCentreTab,
        {
          label: '個人情報',
          description:
            '市民のサイトの「個人情報の取扱い」に出ます。空のところには、標準の文を各言語で出します。',
          fields: [privacyTexts],
        },
        {
          label: 'カード',
          fields: [
            integer('cardImportMaxRows', 'カードの取り込みの上限（行）', {
              required: true,
              defaultValue: 300_000,
              min: 1000,
              max: 2_000_000,
              description: 'これより多い行のファイルは、何も取り込まずに断ります。',
            }),
            integer('legalAgentUnder', '法定代理人が必要な年齢（歳未満）', {
              defaultValue: 15,
              min: 0,
              max: 20,
              description:
                'この年齢に満たない人のカードは、本人だけには交付できません。空なら15歳未満です。',
            }),
            integer('noticeDeadlineDays', '再発行した通知書の受取期限（発行日から何日後）', {
              min: 0,
              max: 365,
              description:
                '印刷の画面の「期限」に、この日を先に入れます。0か空なら入れません。1通ごとに変えられます。',
            }),
            select(
              'reissueNumber',
              '交付通知書を再発行したときの予約番号',
              REISSUE_NUMBER_OPTIONS,
              {
                required: true,
                defaultValue: 'keep',
                description:
                  '「新しい番号にする」では、印刷したときに古い番号が使えなくなります。予約はそのまま残ります。',
              },
            ),
          ],
        },
        {
          label: '安全',
          fields: [
            {
              type: 'row',
              fields: [
                integer('passwordMinLength', 'パスワードの最短の長さ', {
                  required: true,
                  defaultValue: 12,
                  min: 8,
                  max: 64,
                }),
                integer('idleMinutes', '操作しないとログアウトする時間（分）', {
                  required: true,
                  defaultValue: 30,
                  min: 5,
                  max: 480,
                }),
                integer('passwordMaxDays', 'パスワードを変える間隔（日）', {
                  defaultValue: 0,
                  min: 0,
                  description: '0なら求めません。',
                }),
              ],
            },
            {
              type: 'row',
              fields: [
                integer('lockAttempts', 'ログインを間違えてよい回数', {
                  required: true,
                  defaultValue: 5,
                  min: 3,
                  max: 20,
                  description:
                    '1つのアカウントについて、1つの端末や回線から間違えてよい回数です。ほかの場所にいる本人は止まりません。',
                }),
                integer('lockMinutes', 'ロックする時間（分）', {
                  required: true,
                  defaultValue: 15,
                  min: 1,
                }),
              ],
            },
            {
              type: 'row',
              fields: [
                integer('loginSourceLimit', '1つの接続元からログインを間違えてよい回数', {
                  defaultValue: 100,
                  min: 10,
                  max: 10_000,
                  description:
                    '「ロックする時間」の間の回数です。庁舎全体で1つのアドレスを使うときは、人数に合わせて大きくします。',
                }),
                integer('sessionHours', 'ログインし直すまでの時間（時間）', {
                  defaultValue: 12,
                  min: 1,
                  max: 24,
                  description: '使い続けていても、ログインからこの時間がたつとログインし直します。',
                }),
              ],
            },
            {
              type: 'row',
              fields: [
                select(
                  'secondFactor',
                  '二段階認証（スマートフォンのアプリの6桁の数字）',
                  [
                    { value: 'off', label: '使わない' },
                    { value: 'optional', label: '使いたい人だけ' },
                    { value: 'required', label: '必ず使う' },
                  ],
                  { required: true, defaultValue: 'optional' },
                ),
                select('secondFactorRoles', '必ず使う役割', ROLE_OPTIONS, {
                  hasMany: true,
                  description: '空ならすべての役割。「必ず使う」のときだけ働きます。',
                  condition: (data) => data?.secondFactor === 'required',
                }),
              ],
            },
            civilDate('rosterSince', '従事を始めるまで使えないアカウント（この日からのもの）', {
              description:
                'この日より前に作った受託者のアカウントは、まだ一度も従事を始めていないあいだ、割当てがなくても使えます。空なら、「業務上の役割」を初めて登録した日です。すべてのアカウントに求めるときは、2000年1月1日などの早い日にします。',
            }),
            checkbox('collectIp', 'IPアドレスを操作ログに残す', {
              description: '通常は残しません。',
            }),
            integer('auditRetentionDays', '操作ログを残す日数', {
              required: true,
              defaultValue: 1825,
              min: AUDIT_MIN_DAYS,
              description: `${AUDIT_MIN_DAYS}日（1年）より短くはできません。`,
            }),
            integer('printRetentionDays', '印刷用のファイルを残す日数', {
              required: true,
              defaultValue: 7,
              min: 1,
              max: 60,
            }),
            integer('reservationRetentionDays', '終わった予約を残す日数', {
              required: true,
              defaultValue: 1825,
              min: 30,
            }),
            checkbox('retentionByTwo', '保存期間を短くするには2人が要る', {
              defaultValue: true,
              description:
                '上の日数とサービスの「メールアドレスを消す日」は、2人の市管理者が同じ値を保存したときだけ短くなります。1人目の保存は申し出として記録されます。これを外すときも2人が要ります。',
            }),
            textarea('panelAllowList', '管理画面を開ける接続元', {
              description: '1行に1つ。例: 203.0.113.0/24。空なら制限しません。',
            }),
            {
              name: 'roleAllowLists',
              type: 'array',
              label: '役割ごとの接続元',
              labels: { singular: '役割の接続元', plural: '役割の接続元' },
              admin: {
                description:
                  '例: 郵便局員は専用回線（VPN）からだけ使えるようにする。ここにない役割は制限しません。',
              },
              fields: [
                select('roles', '役割', ROLE_OPTIONS, { hasMany: true, required: true }),
                textarea('list', '接続元', {
                  required: true,
                  description: '1行に1つ。例: 203.0.113.0/24',
                }),
              ],
            },
            integer('sharedDeviceIdleSeconds', '共用端末で自動的に最初へ戻るまでの秒数', {
              required: true,
              defaultValue: 90,
              min: 20,
              max: 600,
            }),
          ],
        },
      ],
    },
  ],
}
