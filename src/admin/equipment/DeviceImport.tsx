'use client'

import Link from 'next/link'

import type { DeviceLine } from '@/services/equipment/devices/import'

import { LookAndTake } from '../card-import/LookAndTake'

/** An inventory: the file, what would become of each line, and the button. */
export const DeviceImport = () => (
  <LookAndTake<DeviceLine>
    preview="/ops/equipment/import/preview"
    take="/ops/equipment/import"
    hint="1行目は見出しです: 管理番号、種類、機種、契約件名略称、設置する窓口、設置場所、調達の別、製造番号、付属品、設置開始日、設置終了日。管理番号と種類は必ず要ります。"
    what={{ heading: '管理番号', of: ({ number }) => number }}
    does={{ new: '登録します', same: '登録済み', error: '取り込めません' }}
    takes={['new']}
    button={(count) => `機器を${count}台登録する`}
    done={(made) => (
      <>
        機器を{made}台登録しました。 <Link href="/admin/devices">機器の一覧を開く</Link>
      </>
    )}
  />
)
