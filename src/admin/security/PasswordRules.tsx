import { passwordRules } from '@/domain/staff/password'

type Props = { id?: string; minLength: number }

/** What a password must be, said before somebody thinks of one (AC-12). */
export const PasswordRules = ({ id, minLength }: Props) => (
  <div id={id} className="mg-hint">
    <p>パスワードの決まり</p>
    <ul>
      {passwordRules(minLength).map((rule) => (
        <li key={rule}>{rule}</li>
      ))}
    </ul>
  </div>
)
