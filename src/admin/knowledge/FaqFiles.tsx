'use client'

import type { FaqLine } from '@/services/knowledge/import-faq'

import { LookAndTake } from '../card-import/LookAndTake'
import { FileOutputs } from '../frame/FileOutputs'

/** Out with its purpose; in with a dry run first. Nothing is changed before the last button. */
export const FaqFiles = () => (
  <>
    <section className="mg-panel">
      <h2>出す</h2>
      <FileOutputs path="/ops/knowledge/faq" purposes={['市の利用', '質疑応答集の納品']} />
    </section>
    <LookAndTake<FaqLine>
      preview="/ops/knowledge/faq/preview"
      take="/ops/knowledge/faq/import"
      hint="上で出したExcelの形のファイルです。文書番号が空の行は、新しい質問になります。"
      what={{ heading: '質問', of: ({ question }) => question }}
      does={{
        new: '新しい質問の下書き',
        version: '新しい版の下書き',
        same: '変更なし',
        error: '取り込めません',
      }}
      takes={['new', 'version']}
      button={(count) => `下書きを${count}件作る`}
      done={(made) => `下書きを${made}件作りました。`}
    />
  </>
)
