using NegotiationSim.Runner.Results;
using NegotiationSim.Runner.Studies;

namespace NegotiationSim.Runner.Report;

/// <summary>One HTML page that needs no other file and no network.</summary>
internal static class ReportPage
{
    /// <summary>What tells a page of ours from any other, near its beginning.</summary>
    private const string Mark = "<meta name=\"generator\" content=\"NegotiationSim\"/>";

    /// <summary>Whether a file is a page of ours.</summary>
    internal static bool IsPage(Stream file)
    {
        var beginning = new byte[500];
        return System.Text.Encoding.UTF8.GetString(beginning, 0, file.ReadAtLeast(beginning, beginning.Length, throwOnEndOfStream: false))
            .Contains(Mark, StringComparison.Ordinal);
    }

    /// <summary>Writes a page.</summary>
    /// <param name="title">Its title.</param>
    /// <param name="manifest">Of the results that it tells of.</param>
    /// <param name="answer">What they come to, in sentences.</param>
    /// <param name="sections">Its sections, in order.</param>
    internal static string Write(string title, Manifest manifest, IEnumerable<string> answer, IReadOnlyList<ReportSection> sections)
    {
        var page = new Html();
        page.Raw("<!DOCTYPE html>")
            .Raw("<html lang=\"en\"><head><meta charset=\"utf-8\"/>" + Mark
                + "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>");
        page.Raw(
            "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; img-src data:; style-src 'unsafe-inline'; "
                + "script-src 'unsafe-inline'\"/>");
        page.Element("title", title).Raw("<style>" + Asset("report.css") + "</style></head><body>");
        page.Raw("<a class=\"skip\" href=\"#answer\">To the answer</a><header>").Element("h1", title);
        page.Raw("<section id=\"answer\" class=\"answer\" aria-label=\"The answer\">");
        foreach (var sentence in answer) page.Element("p", sentence);
        page.Raw("</section><nav aria-label=\"Contents\"><ul>"
            + string.Concat(sections.Select(s => $"<li><a href=\"#{s.Id}\">{Html.Escaped(s.Title)}</a></li>"))
            + "</ul></nav></header><main>");
        foreach (var section in sections)
        {
            page.Raw($"<section id=\"{section.Id}\">").Element("h2", section.Title);
            section.Write(page);
            page.Raw("</section>");
        }
        page.Raw("</main><footer>")
            .Element("p",
                $"Made with NegotiationSim {Methods.VersionOf(manifest.Version)}. Every interval is a 95% interval: it says how far "
                    + $"chance in the "
                    + $"simulation blurs a number, and nothing of whether the assumptions hold.");
        return page.Raw("</footer><script>" + Asset("report.js") + "</script></body></html>").ToString();
    }

    private static string Asset(string name)
    {
        using var reader = new StreamReader(typeof(ReportPage).Assembly.GetManifestResourceStream("report/" + name)!);
        return reader.ReadToEnd();
    }
}

/// <summary>A section of a page.</summary>
/// <param name="Id">Its address on the page.</param>
/// <param name="Title">Its title.</param>
/// <param name="Write">Writes it.</param>
internal sealed record ReportSection(string Id, string Title, Action<Html> Write);
