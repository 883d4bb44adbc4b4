# Open in the browser:
# https://as.example/authorize?response_type=code&client_id=s6BhdRkqt3&state=xyz&id_token_hint=eyJ0eXAiOiJKV1QiLA0KICJhbGciOiJIUzI1NiJ9.eyJpc3MiOiJqb2UiLA0KICJleHAiOjEzMDA4MTkzODAsDQogImh0dHA6Ly9leGFtcGxlLmNvbS9pc19yb290Ijp0cnVlfQ.dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk1

# The browser came back to:
# http://127.0.0.1:53682/callback?state=xyz&code=SplxlOBeZQQYbYS6WxSbIA%2B%2F%3D

# token
curl -q -g --http1.1 -sS -i \
  -H 'Host: as.example' \
  -H 'User-Agent: oauth-workbench' \
  -H 'Content-Type: application/x-www-form-urlencoded' \
  -H 'Authorization: Basic czZCaGRSa3F0MzpTM2NyM3QrJTI1JTJGJTI3JTIyJTVDJTI2JTNDJUMzJUE5KyUyQng=' \
  -H 'Accept: */*' \
  -H 'Accept-Language: en' \
  -H 'Accept-Encoding: identity' \
  -H 'Content-Length: 124' \
  -H 'Connection: close' \
  --data-raw 'grant_type=authorization_code&code=SplxlOBeZQQYbYS6WxSbIA%2B%2F%3D&code_verifier=dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk' \
  'https://as.example/token'

# userinfo
curl -q -g --http1.1 -sS -i \
  -H 'Host: as.example' \
  -H 'User-Agent: oauth-workbench' \
  -H 'Authorization: Bearer 2YotnFZFEjr1zCsicMWpAA"/é' \
  -H 'Accept: */*' \
  -H 'Accept-Language: en' \
  -H 'Accept-Encoding: identity' \
  -H 'Connection: close' \
  'https://as.example/userinfo?echo=2YotnFZFEjr1zCsicMWpAA%22%2F%C3%A9'
