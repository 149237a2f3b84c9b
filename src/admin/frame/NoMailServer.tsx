import { NO_MAIL_SERVER } from '@/domain/mail/kinds'

/** In red, wherever somebody would rely on mail that cannot leave this machine (NT-11). */
export const NoMailServer = () => <p className="mg-note mg-note--bad">{NO_MAIL_SERVER}</p>
