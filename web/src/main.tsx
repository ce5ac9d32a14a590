import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { App } from "./app";
import { language, setLanguage } from "./texts/language";
import "./ui/base.css";

setLanguage(language(), false);
const root = document.getElementById("root");
if (root)
  createRoot(root).render(
    <StrictMode>
      <App />
    </StrictMode>,
  );
