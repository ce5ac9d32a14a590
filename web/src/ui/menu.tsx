import type { ReactNode } from "react";
import { Menu as AriaMenu, MenuItem, MenuTrigger, Popover } from "react-aria-components/Menu";
import styles from "./field.module.css";

export interface Action {
  id: string;
  label: string;
  do: () => void;
  disabled?: boolean;
}

/** A list of actions behind a button. */
export function Menu({ trigger, actions, label }: { trigger: ReactNode; actions: readonly Action[]; label: string }) {
  return (
    <MenuTrigger>
      {trigger}
      <Popover className={styles.popover}>
        <AriaMenu aria-label={label} className={styles.list} onAction={(key) => actions.find(({ id }) => id === key)?.do()}>
          {actions.map((action) => (
            <MenuItem key={action.id} id={action.id} isDisabled={action.disabled} className={styles.item}>
              {action.label}
            </MenuItem>
          ))}
        </AriaMenu>
      </Popover>
    </MenuTrigger>
  );
}
