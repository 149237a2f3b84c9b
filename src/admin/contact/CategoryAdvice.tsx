import type { ContactDesk } from '@/services/contact/inquiries/desk'

/** What the city has agreed for this matter: how to take it, and where it belongs (CC-08). */
export function CategoryAdvice({
  category: { guidance, referral },
  onReferral,
}: {
  category: ContactDesk['categories'][number]
  onReferral: (target: string) => void
}) {
  if (!guidance && !referral) return null
  return (
    <div className="cr-advice">
      {guidance ? <p>{guidance}</p> : null}
      {referral ? (
        <p>
          案内先: <b>{referral.name}</b> {referral.phone}{' '}
          <button type="button" className="wk-quiet" onClick={() => onReferral(referral.id)}>
            案内した
          </button>
        </p>
      ) : null}
    </div>
  )
}
