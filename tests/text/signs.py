"""Signs that are seen as one and are several characters."""

SIGNS = {
    "a programmer": "👩\u200d💻",
    "a programmer of a skin tone": "👩🏽\u200d💻",
    "a family of four": "👨\u200d👩\u200d👧\u200d👦",
    "a heart on fire": "❤\ufe0f\u200d🔥",
    "a skin tone": "👍🏾",
    "a heart": "❤\ufe0f",
    "a heart as text": "❤\ufe0e",
    "a flag": "🇻🇳",
    "a flag of a region": "🏴\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f",
    "a rainbow flag": "🏳\ufe0f\u200d🌈",
    "a key": "1\ufe0f\u20e3",
    "a trade mark": "™\ufe0f",
    "Persian": "می\u200cروم",
    "Hindi": "क्\u200dष",
    "an ideograph": "葛\U000e0100",
}
"""By name; the last three are letters of scripts that are shaped by what is not seen."""
