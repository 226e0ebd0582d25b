import { SeverityIcon } from '../../../components/SeverityIcon';

/** Why a field cannot stay so, beside it; nothing where it can. */
export function FieldError({ id, error }: { readonly id: string; readonly error: string | undefined }) {
  return (
    <span id={id} className="field-error" aria-live="polite">
      {error !== undefined && (
        <>
          <SeverityIcon severity="fault" />
          {error}
        </>
      )}
    </span>
  );
}
