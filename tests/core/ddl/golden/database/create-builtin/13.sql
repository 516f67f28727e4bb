create database shop
    template = template0;
