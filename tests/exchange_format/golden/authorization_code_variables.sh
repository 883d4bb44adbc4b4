: "${CODE:?code, form-encoded}"
: "${CLIENT_SECRET:?client_secret, form-encoded}"
: "${CODE_VERIFIER:?code_verifier}"
: "${ACCESS_TOKEN:?access_token}"
: "${ACCESS_TOKEN_2:?access_token, form-encoded}"
# Open in the browser:
# https://as.example/authorize?response_type=code&client_id=s6BhdRkqt3&state=xyz&id_token_hint=$ID_TOKEN

# The browser came back to:
# http://127.0.0.1:53682/callback?state=xyz&code=$CODE

# token
curl -q -g --http1.1 -sS -i \
  -H 'Host: as.example' \
  -H 'User-Agent: oauth-workbench' \
  -H 'Content-Type: application/x-www-form-urlencoded' \
  -H 'Authorization: Basic '"$(printf '%s' 's6BhdRkqt3:'"$CLIENT_SECRET" | base64 | tr -d '\n')" \
  -H 'Accept: */*' \
  -H 'Accept-Language: en' \
  -H 'Accept-Encoding: identity' \
  -H 'Content-Length: 124' \
  -H 'Connection: close' \
  --data-raw 'grant_type=authorization_code&code='"$CODE"'&code_verifier='"$CODE_VERIFIER" \
  'https://as.example/token'

# userinfo
curl -q -g --http1.1 -sS -i \
  -H 'Host: as.example' \
  -H 'User-Agent: oauth-workbench' \
  -H 'Authorization: Bearer '"$ACCESS_TOKEN" \
  -H 'Accept: */*' \
  -H 'Accept-Language: en' \
  -H 'Accept-Encoding: identity' \
  -H 'Connection: close' \
  'https://as.example/userinfo?echo='"$ACCESS_TOKEN_2"
