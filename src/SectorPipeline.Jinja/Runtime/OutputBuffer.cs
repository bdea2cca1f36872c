using System.Text;

namespace SectorPipeline.Jinja.Runtime;

/// <summary>Where statements print to.</summary>
internal sealed class OutputBuffer(RenderState state)
{
    private readonly StringBuilder text = new();

    public void Write(string value)
    {
        state.CountPrinted(value.Length);
        text.Append(value);
    }

    public override string ToString() => text.ToString();
}
