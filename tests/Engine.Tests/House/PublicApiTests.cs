using NegotiationSim.Engine.Coercion.Simulation;
using PublicApiGenerator;

namespace NegotiationSim.Engine.Tests.House;

public class PublicApiTests
{
    [Fact]
    public void The_public_face_of_the_engine_is_as_approved() =>
        Golden.Matches(typeof(Setting).Assembly.GeneratePublicApi(new ApiGeneratorOptions { IncludeAssemblyAttributes = false }),
            "PublicApi");
}
