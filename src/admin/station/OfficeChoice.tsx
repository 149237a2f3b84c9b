'use client'

import { OFFICE_COOKIE, rememberOffice } from '../reception/office-cookie'

import { focusScan } from '../scanning/ScanBox'

type Office = { id: string; name: string }

/** The office in which this machine stands, if it is one of the user's. */
export function rememberedOffice(offices: Office[]): string {
  const known = new RegExp(`(?:^|;\\s*)${OFFICE_COOKIE}=([\\w-]+)`).exec(document.cookie)?.[1]
  return offices.find(({ id }) => id === known)?.id ?? offices[0]?.id ?? ''
}

type Props = { offices: Office[]; office: string; onChoose: (office: string) => void }

export function OfficeChoice({ offices, office, onChoose }: Props) {
  if (offices.length === 1) return <span className="mg-tag">{offices[0]?.name}</span>
  return (
    <label className="mg-inline">
      窓口
      <select
        value={office}
        onChange={(event) => {
          rememberOffice(event.target.value)
          onChoose(event.target.value)
          focusScan()
        }}
      >
        {offices.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </select>
    </label>
  )
}

export const NoOffice = () => (
  <p className="mg-note mg-note--warn">
    担当の窓口が登録されていません。管理者に、アカウントへの窓口の登録を頼んでください。
  </p>
)
