import { FieldError, Label, Radio, RadioGroup, Text } from "react-aria-components/RadioGroup";
import type { InvitationOffer } from "@/api/types";
import texts from "@/texts/identity";
import { useLabel, useTexts } from "@/texts/language";
import styles from "./role-choice.module.css";

/** One role of the team, as large targets that fit a thumb. */
export function RoleChoice({ roles, value, onChange, error }: { roles: InvitationOffer["roles"]; value: string; onChange: (role: string) => void; error?: string | undefined }) {
  const t = useTexts(texts);
  const label = useLabel();
  return (
    <RadioGroup className={styles.group} value={value || null} onChange={onChange} isInvalid={Boolean(error)}>
      <Label className={styles.label}>{t("join.role")}</Label>
      <div className={styles.options}>
        {roles.map((role) => (
          <Radio key={role.id} value={role.id} className={styles.option}>
            <span>
              {label(role.title)}
              <small className={styles.duty}>{label(role.duty)}</small>
            </span>
          </Radio>
        ))}
      </div>
      <Text slot="description" className={styles.help}>
        {t("join.role.help")}
      </Text>
      <FieldError className={styles.error}>{error}</FieldError>
    </RadioGroup>
  );
}
