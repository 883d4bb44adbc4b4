# a machine
oauth2c https://as.example/tenant/.well-known/openid-configuration \
  --client-id robot --client-secret "$SECRET" \
  --grant-type client_credentials --auth-method client_secret_basic \
  --scopes read,write --scopes admin --audience https://api.example --silent

oauth2c "https://login.example" --client-id=web --pkce --grant-type authorization_code \
  --auth-method none --response-types code --response-mode form_post \
  --redirect-url http://localhost:9999/cb --prompt login,consent --no-pkce --dpop
