'use client'

/** The usual reasons, so that counts can be compared; anything else in one's own words. */
const REASONS = [
  '本人確認書類が足りない',
  '通知書・照会書がない',
  '代理人の書類が足りない',
  '暗証番号を設定できない',
  'システムが使えない',
  'お帰りになった',
]

type Props = { value: string; onChange: (reason: string) => void; extra?: string[] }

export function ReasonField({ value, onChange, extra = [] }: Props) {
  return (
    <fieldset className="rc-reasons">
      <legend>理由</legend>
      <div className="wk-actions">
        {[...extra, ...REASONS].map((reason) => (
          <button
            key={reason}
            type="button"
            aria-pressed={value === reason}
            onClick={() => onChange(reason)}
          >
            {reason}
          </button>
        ))}
      </div>
      <label>
        <span>ほかの理由（個人情報は書かない）</span>
        <input
          value={value}
          required
          maxLength={300}
          onChange={(event) => onChange(event.target.value)}
        />
      </label>
    </fieldset>
  )
}
