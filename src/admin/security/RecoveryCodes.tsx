'use client'

type Props = { codes: string[]; onDone: () => void }

/** Shown this once: only their hashes are kept. */
export function RecoveryCodes({ codes, onDone }: Props) {
  return (
    <section className="mg-panel">
      <h2>予備のコード</h2>
      <p>
        スマートフォンをなくしたときに、1つで1回ログインできます。
        <strong>今だけ表示されます。</strong>
        印刷するか書き写して、人の目にふれない所にしまってください。
      </p>
      <ul className="mg-spread" aria-label="予備のコード">
        {codes.map((code) => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ul>
      <div className="mg-row mg-section">
        <button type="button" className="mg-button" onClick={() => window.print()}>
          印刷する
        </button>
        <button type="button" className="mg-button mg-button--main" onClick={onDone}>
          しまいました。仕事をはじめる
        </button>
      </div>
    </section>
  )
}
