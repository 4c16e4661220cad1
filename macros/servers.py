"""What a web server says with the site's files, and a configuration of nginx that says it.

Written out for those who run a server: on the page about putting the site up, and in the bundle.
"""

from macros.policy import header

TYPES = {
    "html": "text/html",
    "css": "text/css",
    "js": "text/javascript",
    "json": "application/json",
    "webmanifest": "application/manifest+json",
    "svg": "image/svg+xml",
    "png": "image/png",
    "woff2": "font/woff2",
    "txt": "text/plain",
    "xml": "text/xml",
    "ics": "text/calendar",
    "wasm": "application/wasm",
    "bin": "application/octet-stream",
    "gz": "application/gzip",
    "zip": "application/zip",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
"""What a file is, by how its name ends."""
_TEXTS = ("css", "js", "json", "webmanifest", "svg", "txt", "xml", "ics")
"""What is worth compressing and holds letters, beside pages."""
NAMED_BY_CONTENT = r"[.-][0-9a-f]{8}(-[0-9]+)?(\.min)?\.(js|css|bin)$"
"""Names with a hash of what is inside: another content has another name."""
FOR_EVER = "public, max-age=31536000, immutable"
ASKED_EACH_TIME = "no-cache"
HEADERS = {
    "Content-Security-Policy": header(),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
}
"""With every file."""

_NGINX = """\
# Cấu hình nginx cho sổ tay. Chép thành /etc/nginx/conf.d/so-tay.conf rồi sửa ba chỗ:
#   server_name  tên máy chủ
#   /so-tay/     đường dẫn con; đặt ở gốc thì viết "location /" và bỏ khối "location = /so-tay"
#   alias        thư mục có tệp index.html của sổ tay, kết thúc bằng dấu /
# Sửa xong: nginx -t && nginx -s reload

# Tên có mã băm thì trình duyệt giữ một năm, tên khác thì hỏi lại máy chủ mỗi lần.
map $uri $so_tay_cache {{
    default "{each_time}";
    "~{hashed}" "{for_ever}";
}}

server {{
    listen 80;
    server_name so-tay.example;

    # HTTPS: có chứng chỉ thì bỏ dấu # ở ba dòng sau.
    # listen 443 ssl;
    # ssl_certificate     /etc/ssl/certs/so-tay.pem;
    # ssl_certificate_key /etc/ssl/private/so-tay.key;

    absolute_redirect off;
    server_tokens off;

    location = /so-tay {{
        return 301 /so-tay/;
    }}

    location /so-tay/ {{
        alias /srv/so-tay/;
        index index.html;

        types {{
{types}
        }}
        default_type application/octet-stream;
        charset utf-8;
        charset_types {texts};

        gzip on;
        gzip_vary on;
        gzip_proxied any;
        gzip_min_length 1000;
        gzip_types {texts};

        # Phần chung của mọi trang; mỗi trang tự nêu mã băm đoạn lệnh của mình, trình duyệt theo
        # cả hai. Vì thế dòng này không đổi khi cập nhật sổ tay.
{headers}
        add_header Cache-Control $so_tay_cache;
    }}
}}
"""


def nginx() -> str:
    """A configuration of nginx that serves the site under a path of its own."""
    types = (f"            {kind} {end};" for end, kind in TYPES.items())
    headers = (f'        add_header {name} "{said}" always;' for name, said in HEADERS.items())
    return _NGINX.format(
        each_time=ASKED_EACH_TIME,
        for_ever=FOR_EVER,
        hashed=NAMED_BY_CONTENT,
        types="\n".join(types),
        texts=" ".join(TYPES[end] for end in _TEXTS),
        headers="\n".join(headers),
    )


def headers() -> str:
    """The same for any other server, for whoever sets it up to read."""
    kinds = (f".{end}  {kind}" for end, kind in TYPES.items())
    lines = (
        "Dòng gửi kèm mọi tệp của sổ tay:",
        "",
        *(f"{name}: {said}" for name, said in HEADERS.items()),
        "",
        f"Tệp có mã băm trong tên (biểu thức {NAMED_BY_CONTENT}):",
        "",
        f"Cache-Control: {FOR_EVER}",
        "",
        "Mọi tệp khác:",
        "",
        f"Cache-Control: {ASKED_EACH_TIME}",
        "",
        "Kiểu theo đuôi tên; tệp chữ có charset=utf-8 và nên nén gzip, tệp .bin đã nén sẵn:",
        "",
        *kinds,
    )
    return "\n".join(lines) + "\n"
