# Berth with all extras, built without network of what `make wheelhouse` fetched:
#
#     make wheelhouse && docker build --network none -t berth .
#     docker run --rm -v "$PWD:/work" berth solve instances/sochi-2014
#
# The page answers on the loopback address alone, in a container too, so a published port leads
# nowhere. On Linux the container may use that of the machine, which no other machine reaches:
#
#     docker run --rm -it --network host -v "$PWD:/work" berth serve instances/sochi-2014

FROM python:3.11-slim AS build
COPY build/wheelhouse /wheelhouse
RUN python -m venv /opt/berth \
    && /opt/berth/bin/pip install --no-cache-dir --no-index --find-links /wheelhouse \
    --require-hashes -r /wheelhouse/runtime.lock \
    && /opt/berth/bin/pip install --no-cache-dir --no-index --no-deps /wheelhouse/berth-*.whl

FROM python:3.11-slim
RUN useradd --create-home --uid 10001 berth
COPY --from=build /opt/berth /opt/berth
ENV PATH=/opt/berth/bin:$PATH
USER 10001
WORKDIR /work
ENTRYPOINT ["berth"]
CMD ["--help"]
