"""What bears the same name in every language and identifies nobody: makers, products, services, medicines."""

from __future__ import annotations

from themetrail.languages.parts.public import Public
from themetrail.languages.parts.words import name_list

EVERYWHERE = Public(
    health=name_list(
        """
        Covid; Covid-19; Omicron; HIV; MRSA; ECG; EEG; Parkinson; Alzheimer; Crohn; Lyme; Asperger; Tourette;
        Botox; Ritalin; Prozac; Valium; Xanax; Zoloft; Lexapro; Concerta; Seroquel; Zyprexa; Lyrica; Ozempic;
        Wegovy; Ventolin; Viagra; Aspirin; Ibuprofen; Metformin; Ramipril; Sertraline; Citalopram; Fluoxetine;
        Diazepam; Lorazepam; Quetiapine; Olanzapine; Lithium; Methadone; Morphine; Tramadol; Codeine; Warfarin;
        Insulin; Tamoxifen; Zopiclone; Mirtazapine; Gabapentin; Pregabalin; Pfizer; Moderna; AstraZeneca
        """
    ),
    institutions=name_list(
        "WHO; UNICEF; UNESCO; UN; EU; Caritas; Amnesty International; Greenpeace; Interpol; FIFA; UEFA"
    ),
    products=name_list(
        """
        Facebook; WhatsApp; Instagram; Twitter; TikTok; YouTube; Snapchat; LinkedIn; Pinterest; Reddit;
        Telegram; Signal; Messenger; Skype; Zoom; FaceTime; Google; Gmail; Google Maps; Google Drive; Chrome;
        Wikipedia; ChatGPT; OpenAI; Microsoft; Teams; Microsoft Teams; Windows; Outlook; PowerPoint; Excel; Word;
        OneDrive; SharePoint; Apple; iPhone; iPad; iCloud; iTunes; Siri; Android; Samsung; Huawei; Nokia;
        Dropbox; Doodle; Amazon; eBay; PayPal; Ikea; IKEA; Lidl; Aldi; Netflix; Spotify; Disney; Disney+;
        Airbnb; Uber; Uber Eats; Booking; Tripadvisor; Tinder; Fitbit; Garmin; Strava; PlayStation; Xbox;
        Nintendo; Minecraft; Fortnite; Pokémon; Lego; Playmobil; Barbie; McDonald's; Burger King; Starbucks;
        Subway; KFC; Coca-Cola; Coke; Coca; Pepsi; Red Bull; Nespresso; Nescafé; Nutella; Ovomaltine; Kleenex;
        Tupperware; Velcro; Tipp-Ex; Scotch; Nike; Adidas; Puma; Toyota; Volkswagen; BMW; Audi; Volvo; Fiat;
        Honda; Nissan; Hyundai; Tesla; Škoda; Airbus; Boeing; EasyJet; Ryanair; Visa; Mastercard; BBC; CNN; MTV;
        Bluetooth; WiFi; Wi-Fi; GPS; PDF; USB; DVD; SMS; NVivo; MAXQDA; Moodle; Brexit; Big Brother
        """
    ),
    culture=name_list("Diwali; Eid; Aïd; Hanukkah; Pessah; Halloween; Yoga; Tamil; Urdu; Pilates"),
)
