import type { ErrorTexts } from './ja'

export const es: ErrorTexts = {
  WAITING:
    'En este momento hay muchas personas y se atiende por turno. Espere y vuelva a enviarlo con el mismo turno.',
  SLOT_FULL: 'Esta hora acaba de completarse. Elija otra hora.',
  SLOT_CLOSED: 'Esta hora no se puede reservar. Elija otra hora.',
  SLOT_UNKNOWN: 'Esa hora no existe. Elija de nuevo en el calendario.',
  ALREADY_BOOKED:
    'Ya hay una cita con este número. Para cambiarla, use «Ver, cambiar o cancelar una cita».',
  ALREADY_HELD:
    'Este número se está usando ahora en otra pantalla. Inténtelo de nuevo dentro de unos 10 minutos.',
  HOLD_EXPIRED: 'Ya no le guardamos la hora. Elija de nuevo el día y la hora.',
  HOLD_UNKNOWN: 'No encontramos la hora guardada. Elija de nuevo el día y la hora.',
  EXTENSION_LIMIT: 'No se puede ampliar más. Termine la reserva en el tiempo que queda.',
  NOT_MATCHED: 'No pudimos confirmar lo que escribió. Revise el número e inténtelo de nuevo.',
  LOCKED:
    'Hubo demasiados errores y esto queda bloqueado por un tiempo. Espere o llame al centro de llamadas.',
  NOT_MATCHED_BIRTHDAY:
    'No pudimos confirmar lo que escribió. Revise el número y el cumpleaños. Si no se conoce alguna parte de su fecha de nacimiento, o si lo que escribió es correcto y aun así no puede continuar, llame al centro de llamadas.',
  NOT_BOOKABLE:
    'Con este número no se puede reservar por ahora. Quizá el aviso (交付通知書) aún no se ha enviado, la tarjeta ya se recogió o el plazo terminó. Compruebe el número y la fecha de su aviso y llame al centro de llamadas.',
  OTHER_WARD:
    'Esta persona recoge en otra oficina (vive en otro distrito), así que no pueden reservar juntos. Haga una reserva aparte para ella.',
  NOT_READY:
    'Esta tarjeta aún no está lista. La ciudad le enviará un aviso (交付通知書); reserve cuando lo reciba. Si ya lo tiene, llame al centro de llamadas.',
  HANDED_OVER:
    'Esta tarjeta ya se entregó; no hace falta reservar. Si no la ha recibido, llame al centro de llamadas.',
  INDIVIDUAL_NUMBER: 'No escriba su My Number (el número individual de 12 cifras).',
  IDENTITY_EXPIRED: 'El tiempo se ha acabado. Empiece de nuevo.',
  INPUT_INVALID: 'Revise lo que ha escrito.',
  PAST: 'Esa hora ya ha pasado. Elija otra hora.',
  DEADLINE_PASSED: 'El plazo ha terminado. Llame al centro de llamadas.',
  TOO_EARLY: 'Ese día aún no se puede reservar. Elija un día más cercano.',
  CHANNEL_CLOSED: 'Este trámite no se puede reservar de esta manera. Llame al centro de llamadas.',
  OFFICE_NOT_OFFERED: 'No se puede reservar en esta oficina. Elija otra.',
  STOPPED: 'Ahora no se aceptan reservas. Lea el aviso.',
  PARTY_SIZE: 'Son más personas de las que se pueden reservar a la vez. Elija menos.',
  NUMBER_PER_PERSON:
    'Cada persona necesita el número de su propio aviso. La cantidad de personas y la de números deben ser iguales.',
  SAME_PERSON_TWICE: 'El mismo número se escribió dos veces.',
  DEVICE_LIMIT:
    'Se alcanzó el número de reservas por día desde este dispositivo. Si es urgente, llame al centro de llamadas.',
  NETWORK_LIMIT:
    'Se alcanzó el número de reservas por día desde su conexión a internet. También cuentan las reservas de otras personas que usan la misma conexión. Si es urgente, llame al centro de llamadas.',
  NOT_MOVABLE:
    'Esta cita no se puede cambiar. Haga una nueva reserva o llame al centro de llamadas.',
  NOT_CANCELLABLE: 'Una visita ya atendida no se puede cancelar.',
  NOT_FOUND: 'No se encontró. Revise el número.',
  FORBIDDEN: 'No tiene permiso para hacer esto.',
  UNAUTHENTICATED: 'Inicie sesión.',
  TOO_MANY_REQUESTS: 'Hubo demasiadas solicitudes. Espere un poco e inténtelo de nuevo.',
  PROOF_REQUIRED: 'Una comprobación en segundo plano no terminó. Abra la página de nuevo.',
  TOO_LARGE: 'Lo que se envió es demasiado grande.',
  BUSY: 'Hay mucha demanda en este momento. Espere un poco e inténtelo de nuevo.',
  NO_BOOKING: 'No encontramos ninguna cita con este número.',
  WAITLIST_OFF: 'Este trámite no ofrece avisos de horas libres.',
  NEVER_OPEN: 'La oficina no atiende en esos días o a esa hora. Elija otros días u otra hora.',
  CHANGED_MEANWHILE:
    'Lo que mostraba esta página ha cambiado entretanto, por ejemplo en otra ventana. No se ha hecho nada. Compruebe lo que se muestra ahora e inténtelo de nuevo.',
  METHOD: 'Esta página no se puede abrir así. Empiece en la página inicial.',
  FORM_FOREIGN:
    'No pudimos confirmar que esto venga de una página de este sitio. Empiece en la página inicial.',
  INTERNAL:
    'Algo salió mal. Espere un poco e inténtelo de nuevo. Si se repite, llame al centro de llamadas.',
}
