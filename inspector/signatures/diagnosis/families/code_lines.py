"""Lines of code that do it right, by language."""

from collections.abc import Mapping
from types import MappingProxyType

RAW_BODY: Mapping[str, str] = MappingProxyType(
    {
        "Python": "body = request.get_data()  # Flask; Django: request.body; FastAPI: await request.body()",
        "Node": 'app.post("/hook", express.raw({ type: "*/*" }), (req, res) => verify(req.body))',
        "PHP": "$body = file_get_contents('php://input');",
        "Ruby": "body = request.body.read  # Rails: request.raw_post",
        "Go": "body, err := io.ReadAll(r.Body)",
        "Java": "@PostMapping void hook(@RequestBody byte[] body)",
        "C#": "await Request.Body.CopyToAsync(stream); // before any model binding",
    }
)
UTF8: Mapping[str, str] = MappingProxyType(
    {
        "Python": "hmac.digest(key, body, 'sha256')  # body: bytes, never decoded",
        "Node": 'crypto.createHmac("sha256", key).update(rawBuffer) // a Buffer, not a string',
        "PHP": "hash_hmac('sha256', file_get_contents('php://input'), $key)",
        "Ruby": "OpenSSL::HMAC.digest('SHA256', key, request.raw_post)",
        "Go": "mac.Write(body) // []byte as read",
        "Java": "mac.doFinal(body) // byte[]; a String needs getBytes(StandardCharsets.UTF_8)",
        "C#": "hmac.ComputeHash(bytes) // a string needs Encoding.UTF8.GetBytes",
    }
)
STRIPPED: Mapping[str, str] = MappingProxyType(
    {
        "Python": 'secret = os.environ["WEBHOOK_SECRET"].strip()',
        "Node": "const secret = process.env.WEBHOOK_SECRET.trim();",
        "PHP": "$secret = trim(getenv('WEBHOOK_SECRET'));",
        "Ruby": 'secret = ENV.fetch("WEBHOOK_SECRET").strip',
        "Go": 'secret := strings.TrimSpace(os.Getenv("WEBHOOK_SECRET"))',
        "Java": 'String secret = System.getenv("WEBHOOK_SECRET").strip();',
        "C#": 'var secret = Environment.GetEnvironmentVariable("WEBHOOK_SECRET")!.Trim();',
    }
)
COMPARED: Mapping[str, str] = MappingProxyType(
    {
        "Python": "hmac.compare_digest(expected.encode(), received.encode())",
        "Node": "a.length === b.length && crypto.timingSafeEqual(a, b)",
        "PHP": "hash_equals($expected, $received)",
        "Ruby": "OpenSSL.secure_compare(expected, received)",
        "Go": "hmac.Equal(expected, received)",
        "Java": "MessageDigest.isEqual(expected, received)",
        "C#": "CryptographicOperations.FixedTimeEquals(expected, received)",
    }
)
