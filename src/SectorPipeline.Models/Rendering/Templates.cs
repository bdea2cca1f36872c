using SectorPipeline.Jinja;

namespace SectorPipeline.Models;

/// <summary>Reads templates with the options of dbt.</summary>
internal static class Templates
{
    private static readonly JinjaEnvironment Environment = new(JinjaOptions.Dbt);

    public static JinjaTemplate Parse(SourceFile file) => Environment.Parse(file.Text, file.DisplayPath);

    public static JinjaTemplate Parse(string text, string name, int firstLine) => Environment.Parse(text, name, firstLine);
}
