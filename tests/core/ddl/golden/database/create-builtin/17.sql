create database shop
    template = template0
    locale_provider = builtin
    builtin_locale = 'C.UTF-8';
