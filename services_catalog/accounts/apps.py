from django.apps import AppConfig
from django.contrib.auth.signals import user_logged_in
from django.db.models.signals import post_migrate


class AccountsConfig(AppConfig):
    name = "services_catalog.accounts"
    verbose_name = "Käyttäjät"

    def ready(self):
        from services_catalog.accounts import groups, roles, sessions

        roles.declare("auth", "user - - - - vac")
        post_migrate.connect(groups.write)  # after auth's own receiver, which makes the permissions
        user_logged_in.connect(sessions.begin)
